import Support
import Testing

/// Account data that is changed in place stays readable to whom it was, and to nobody else.
/// Design: section 7, rule 6.
@Suite(.timeLimit(.minutes(20))) struct InPlaceAccessTests {
    @Test(arguments: [
        "rotate account.json --recovery-key-file key --save-recovery-key new --in-place "
            + "--sealed-copy copy --new-identity identity",
        "secret remove account.json m.megolm_backup.v1 --in-place --force",
        "restore x.tar.age -i id.txt --to account.json --force",
    ])
    // Descriptor 9 holds the old file, so that its inode number is not given to another.
    func keepsTheModeOfTheAccountAlone(_ command: String) throws {
        let stage = try BadBench().stage
        try stage.expect(
            0,
            """
            case '\(command)' in restore*) echo '{"m.direct":{}}' >account.json ;; esac; \
            exec 9<account.json; chmod 664 account.json && ls -i account.json >inode && \
            matrix-recovery \(command) && \
            test "$(stat -c %a account.json)" = 664 && ! ls -i account.json | cmp -s - inode && \
            for secret in new copy identity; do \
            test ! -e $secret || test "$(stat -c %a $secret)" = 600 || exit 1; done
            """
        )
    }

    /// Of a group that this user is not in, the permissions go to everybody's at the most.
    @Test(.enabled("needs root, to become another user") { try isRoot() })
    func neverWidensWhatAnotherGroupHad() throws {
        let stage = try BadBench().stage
        try stage.expect(
            0,
            """
            cp $(command -v matrix-recovery) . && chmod 755 .. && chmod 777 . && \
            chmod 664 account.json && setpriv --reuid 65534 --regid 65534 --clear-groups \
            ./matrix-recovery secret remove account.json m.megolm_backup.v1 --in-place --force && \
            test "$(stat -c '%a %u %g' account.json)" = '644 65534 65534'
            """
        )
    }

    private static func isRoot() throws -> Bool {
        try BadBench().stage.run("id -u").output == ["0"]
    }
}
