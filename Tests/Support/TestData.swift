/// Where the test data lies.
package enum TestData {}
