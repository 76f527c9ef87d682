internal import ArgumentParser
internal import Primitives

/// An archive that is written anew for others, what opens it, for whom and where.
struct ArchiveChange: ParsableArguments {
    @OptionGroup var archive: ArchiveArgument
    @OptionGroup var keys: OpenKeySources
    @OptionGroup var recipients: SealKeySources
    @OptionGroup var destination: ArchiveDestination

    /// The files that are read for it.
    var inputs: [FilePath] {
        archive.inputs + keys.inputs + recipients.inputs + destination.inputs
    }

    func validate() throws {
        try archive.requireFile()
        try recipients.requireSome()
    }

    /// A change of the archive's slots.
    var slots: SlotRewriting {
        SlotRewriting(archive: archive, keys: keys, destination: destination)
    }
}
