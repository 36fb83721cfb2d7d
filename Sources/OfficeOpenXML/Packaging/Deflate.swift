import CZlib

/// Raw deflate and CRC-32 over the system's zlib (RFC 1951).
enum Deflate {
  /// The `size` bytes that a deflate stream unpacks to; `nil` where the stream is broken or has another length.
  /// Never writes more than `size` bytes, whatever the stream holds.
  static func inflate(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var ended = false
    let result = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      packed.withUnsafeBufferPointer { input in
        (ended, count) = run(input, into: buffer)
      }
    }
    return ended && result.count == size ? result : nil
  }

  private static func run(
    _ input: UnsafeBufferPointer<UInt8>, into buffer: UnsafeMutableBufferPointer<UInt8>
  ) -> (ended: Bool, count: Int) {
    var stream = z_stream()
    guard inflateInit2_(&stream, -15, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
      return (false, 0)
    }
    defer { inflateEnd(&stream) }
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(clamping: input.count)
    stream.next_out = buffer.baseAddress
    stream.avail_out = UInt32(clamping: buffer.count)
    let status = CZlib.inflate(&stream, Z_FINISH)
    return (status == Z_STREAM_END, Int(stream.total_out))
  }

  /// The bytes as a raw deflate stream; `nil` only where zlib has no memory.
  /// - Parameter effort: how hard zlib tries, of 9: at 3, parts of Word files come out a tenth larger than at 6, in half
  ///   the time.
  static func deflate(_ bytes: [UInt8], effort: Int32) -> [UInt8]? {
    var stream = z_stream()
    guard
      deflateInit2_(
        &stream, effort, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
        Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return nil }
    defer { deflateEnd(&stream) }
    let bound = Int(deflateBound(&stream, UInt(bytes.count)))
    var status = Z_OK
    let result = [UInt8](unsafeUninitializedCapacity: bound) { buffer, count in
      bytes.withUnsafeBufferPointer { input in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(clamping: input.count)
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(clamping: buffer.count)
        status = CZlib.deflate(&stream, Z_FINISH)
        count = Int(stream.total_out)
      }
    }
    return status == Z_STREAM_END ? result : nil
  }

  static func checksum(_ bytes: some Collection<UInt8>) -> UInt32 {
    let crc = bytes.withContiguousStorageIfAvailable { buffer in
      UInt32(truncatingIfNeeded: crc32_z(0, buffer.baseAddress, buffer.count))
    }
    return crc ?? checksum(Array(bytes))
  }
}
