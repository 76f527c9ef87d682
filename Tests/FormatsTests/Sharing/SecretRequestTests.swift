import Formats
import Testing

/// Spec: A12, A17. Requests for secrets as clients write them.
struct SecretRequestTests {
    private func request(_ json: String) throws -> SecretRequest {
        try SecretRequest(decoding: JSONValue(parsing: Array(json.utf8)))
    }

    @Test(arguments: ["request_cancellation", "cancel_request"])
    func acceptsCancellations(_ action: String) throws {
        let read = try request(
            #"{"action":"\#(action)","requesting_device_id":"D","request_id":"1"}"#
        )
        #expect(read == SecretRequest(.cancellation, deviceID: "D", requestID: "1"))
    }

    @Test(arguments: [
        (#"{"requesting_device_id":"D","request_id":"1"}"#, "action"),
        (#"{"action":"send","requesting_device_id":"D","request_id":"1"}"#, "action"),
        (#"{"action":1,"requesting_device_id":"D","request_id":"1"}"#, "action"),
        (#"{"action":"request","requesting_device_id":"D","request_id":"1"}"#, "name"),
        (#"{"action":"request","name":"n","request_id":"1"}"#, "requesting_device_id"),
        (#"{"action":"request","name":"n","requesting_device_id":"D"}"#, "request_id"),
        (
            #"{"action":"request","name":"n","requesting_device_id":"D","request_id":1}"#,
            "request_id"
        ),
    ])
    func refusesWhatLacksSomething(_ json: String, _ property: String) {
        #expect(throws: FormatError.property(property)) { try request(json) }
    }

    @Test(arguments: [
        SecretRequest.Action.request(.master), .request("io.example.ä \" \\"), .cancellation,
    ])
    func roundTrips(_ action: SecretRequest.Action) throws {
        let request = SecretRequest(action, deviceID: "D/1", requestID: "1+2")
        let content = try JSONValue(parsing: request.content.encoded)
        #expect(try SecretRequest(decoding: content) == request)
    }
}
