import Formats

/// A verification that was begun and not ended, which the devices it is with have to be told of when
/// another one begins: many refuse a second one beside it.
struct OpenVerification: Equatable, Sendable {
    /// What its messages are known by.
    let transactionID: ExactText
    /// The IDs of the devices.
    let devices: [ExactText]

    init(transactionID: ExactText, devices: [ExactText]) {
        self.transactionID = transactionID
        self.devices = devices
    }

    /// Nil where the verification is over.
    init?(_ verification: SASVerification) {
        guard !verification.isOver else { return nil }
        let others = verification.partner.map { [$0] } ?? verification.parties.others
        self.init(transactionID: verification.transactionID, devices: others.map(\.deviceID))
    }

    /// Tells the devices that it is over.
    var cancellation: [VerificationSending] {
        devices.map { device in
            VerificationSending(
                deviceID: device,
                message: VerificationMessage(
                    transactionID,
                    .cancel(VerificationCancellation(.user))
                )
            )
        }
    }
}
