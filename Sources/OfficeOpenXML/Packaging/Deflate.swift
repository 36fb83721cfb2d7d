import CZlib

#if canImport(Glibc)
  import Glibc
#endif

/// Raw deflate and CRC-32 over the system's zlib (RFC 1951).
enum Deflate {
  /// The `size` bytes that a deflate stream unpacks to; `nil` where the stream is broken or has another length.
  /// Never writes more than `size` bytes, whatever the stream holds.
  static func inflate(_ packed: ArraySlice<UInt8>, size: Int) -> [UInt8]? {
    var ended = false
    let result = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
      fetchPages(of: buffer.prefix(min(packed.count * 32, 1 << 22)))
      packed.withUnsafeBufferPointer { input in
        (ended, count) = run(input, into: buffer)
      }
    }
    return ended && result.count == size ? result : nil
  }

  /// Asks the system for the pages of a large buffer at once: fetching each when it is first written to would take longer
  /// than to fill it. A system that does not know the request fetches them one by one. No more than the packed bytes make
  /// likely, for their number is only declared.
  private static func fetchPages(of buffer: Slice<UnsafeMutableBufferPointer<UInt8>>) {
    #if canImport(Glibc)
      let (page, populateWrite) = (UInt(4096), Int32(23))
      guard buffer.count >= 1 << 18, let base = buffer.base.baseAddress else { return }
      let start = (UInt(bitPattern: base) + page - 1) & ~(page - 1)
      let end = (UInt(bitPattern: base) + UInt(buffer.count)) & ~(page - 1)
      _ = madvise(UnsafeMutableRawPointer(bitPattern: start), Int(end - start), populateWrite)
    #endif
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
