/// The person who verifies.
package protocol VerifyingPerson {
    /// Whether to verify with the device that asks.
    ///
    /// - Throws: `RecoveryError.primitive` where there is nobody to ask.
    func agrees(to device: DeviceKey) throws(RecoveryError) -> Bool

    /// What the person says of the string that is to be compared.
    ///
    /// - Throws: `RecoveryError.primitive` where there is nobody to ask.
    func compare(_ comparison: SASComparison) throws(RecoveryError) -> SASVerification.Answer
}
