package import Formats

/// An event for devices that is on its way out: kept until the server has it.
///
/// Under its ID the server takes it once, however often it is sent.
package struct Letter: Equatable, Sendable {
    /// What becomes of one that is sent.
    package enum Delivery: Equatable, Sendable {
        /// The server has it.
        case taken
        /// The server does not take it, and would not another time.
        case refused(HomeserverError)
    }

    /// What the server tells it by.
    package let transactionID: ExactText
    /// The event's type.
    package let type: ExactText
    /// The user's devices that it is for, each with its content in JSON.
    package let contents: [ExactText: [UInt8]]

    /// An event for these devices.
    package init(transactionID: ExactText, type: ExactText, contents: [ExactText: [UInt8]]) {
        self.transactionID = transactionID
        self.type = type
        self.contents = contents
    }
}
