import Formats
import Primitives

/// Carries a format's refusal on as a case.
func carryingFormat<Result: ~Copyable>(
    _ body: () throws(FormatError) -> Result
) throws(RecoveryError) -> Result {
    do throws(FormatError) {
        return try body()
    } catch {
        throw .format(error)
    }
}

/// Carries a primitive's refusal on as a case.
func carryingPrimitive<Result: ~Copyable>(
    _ body: () throws(PrimitivesError) -> Result
) throws(RecoveryError) -> Result {
    do throws(PrimitivesError) {
        return try body()
    } catch {
        throw .primitive(error)
    }
}
