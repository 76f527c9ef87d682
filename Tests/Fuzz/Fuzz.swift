import Glibc
import Properties

/// One program for all properties, which libFuzzer gives its `main`: the environment says by
/// `FUZZ_PROPERTY` which one it tries. Without, it lists them, each with its folder of the corpus and
/// how many bytes it is given at most.
private let property: Property = {
    let name = unsafe getenv("FUZZ_PROPERTY").map { unsafe String(cString: $0) }
    if let property = Property.all.first(where: { $0.name == name }) { return property }
    for property in Property.all { print(property.name, property.corpus, property.longestInput) }
    exit(name == nil ? 0 : 64)
}()

/// Called once before all inputs.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(
    _ count: UnsafeMutableRawPointer?,
    _ names: UnsafeMutableRawPointer?
) -> CInt {
    _ = property
    return 0
}

/// Called for every input; it ends the process if the property does not hold.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe UnsafeBufferPointer(start: start, count: count)
    do throws(BrokenProperty) {
        try unsafe property.check(Array(input))
    } catch {
        fatalError("\(property.name) does not hold: \(error)")
    }
    return 0
}
