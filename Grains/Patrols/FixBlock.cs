using System.Buffers;

namespace GridOrleans.Patrols;

/// <summary>
/// Fixes as bytes: each as its difference from the one before, in as few bytes as that needs. A fix every ten seconds
/// on foot takes six.
/// </summary>
internal static class FixBlock
{
    private const int BitsPerByte = 7;
    private const byte More = 0x80;

    /// <summary>Joins fixes to a block: sorted by time, one for each second.</summary>
    public static byte[] Join(ReadOnlySpan<byte> block, IEnumerable<TrackFix> fixes)
    {
        var all = Read(block);
        all.AddRange(fixes);
        all.Sort();
        return Write(all);
    }

    /// <summary>The fixes of a block.</summary>
    /// <exception cref="InvalidDataException">The bytes are no block: the journal is damaged.</exception>
    public static List<TrackFix> Read(ReadOnlySpan<byte> block)
    {
        var fixes = new List<TrackFix>();
        var last = new TrackFix(0, 0, 0, 0);
        while (!block.IsEmpty)
        {
            var second = last.Second + Next(ref block);
            var lon = last.Lon + Next(ref block);
            var lat = last.Lat + Next(ref block);
            last = new(second, (int)lon, (int)lat, (int)Next(ref block));
            fixes.Add(last);
        }

        return fixes;
    }

    private static byte[] Write(List<TrackFix> sorted)
    {
        var bytes = new ArrayBufferWriter<byte>();
        var last = new TrackFix(0, 0, 0, 0);
        foreach (var fix in sorted)
        {
            if (bytes.WrittenCount > 0 && fix.Second == last.Second)
            {
                continue;
            }

            Put(bytes, fix.Second - last.Second);
            Put(bytes, (long)fix.Lon - last.Lon);
            Put(bytes, (long)fix.Lat - last.Lat);
            Put(bytes, fix.Accuracy);
            last = fix;
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static void Put(ArrayBufferWriter<byte> bytes, long value)
    {
        // Small differences of either sign become small numbers.
        var rest = (ulong)((value << 1) ^ (value >> 63));
        while (rest >= More)
        {
            bytes.Write([(byte)((rest & (More - 1)) | More)]);
            rest >>= BitsPerByte;
        }

        bytes.Write([(byte)rest]);
    }

    private static long Next(ref ReadOnlySpan<byte> bytes)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += BitsPerByte)
        {
            if (bytes.IsEmpty)
            {
                break;
            }

            var part = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(part & (More - 1)) << shift;
            if (part < More)
            {
                return (long)(value >> 1) ^ -(long)(value & 1);
            }
        }

        throw new InvalidDataException("A block of fixes is cut off.");
    }
}
