import Formats
import Recovery
import Testing

@testable import matrix_recovery

/// Errors that a homeserver is dear to bring about: programs tell them by their codes. Issue 5.
struct HomeserverCodeTests {
    @Test(
        arguments: [
            (.noHTTPLibrary, "http_library"), (.answer(property: "versions"), "answer"),
            (.notASession, "session"), (.loginNotOffered([]), "login_not_offered"),
            (.loginTimedOut, "login_timeout"), (.sessionNotKept, "session_not_kept"),
            (.browserNeeded("https://example.org"), "browser_needed"),
            (.stagesUnknown(["m.login.msisdn"]), "stages_unknown"),
        ] as [(HomeserverError, String)]
    )
    func namesWhatAServerDoes(_ error: HomeserverError, _ code: String) {
        #expect(error.diagnosis.code == code)
    }

    @Test(
        arguments: [
            (.countShort("2", found: 1, expected: 2), "backup_count"),
            (.notReadBack("2"), "backup_not_read_back"),
        ] as [(BackupError, String)]
    )
    func namesWhatBecameOfAnUpload(_ error: BackupError, _ code: String) {
        #expect(error.diagnosis.code == code)
    }

    @Test(
        arguments: [
            (.notKnown, "identity_not_known"), (.seedsMissing([.master]), "seeds_missing"),
            (.seedIsAnother(.master, published: [], found: []), "seed_is_another"),
            (.chainBroken, "chain_broken"), (.deviceUnknown, "device_unknown"),
            (.deviceNotTrusted("DEVICE"), "device_not_trusted"),
            (.changedMeanwhile, "identity_changed"), (.notReadBack, "identity_not_read_back"),
        ] as [(IdentityRefusal, String)]
    )
    func namesWhyNothingIsSigned(_ refusal: IdentityRefusal, _ code: String) {
        #expect(refusal.diagnosis.code == code)
    }
}
