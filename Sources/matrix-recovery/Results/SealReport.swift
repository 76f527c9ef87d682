internal import Formats
internal import Primitives
internal import Recovery

/// What was sealed.
struct SealReport: Renderable {
    let path: FilePath
    let manifest: ArchiveManifest
    let signature: SignatureBeside?
    let parity: ParityReport
    let roomKeys: RoomKeysReport?

    func render(on page: inout Page) {
        page.line("sealed \(Escaping.text(path)), archive \(Escaping.text(manifest.id))")
        page.line("read back: every byte of \(manifest.entries.count) entries authenticates")
        parity.render(on: &page)
        ManifestSummary(manifest).renderSecrets(on: &page)
        roomKeys?.render(on: &page)
        signature?.render(on: &page)
    }

    var json: JSONValue {
        JSONValue.object([
            ("archive", .string(ExactText(utf8: path.bytes))),
            ("manifest", ManifestSummary(manifest).json),
            ("parity", parity.json),
            ("room_keys", roomKeys?.json ?? .null),
            ("signature", signature?.json ?? .null),
        ])
    }
}
