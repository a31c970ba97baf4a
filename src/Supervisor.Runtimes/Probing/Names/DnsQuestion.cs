using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Supervisor.Runtimes.Probing.Names;

/// <summary>Asks a name server for a name's addresses of one kind.</summary>
internal sealed record DnsQuestion(ushort Id, string Name, DnsKind Kind)
{
    public const int HeaderLength = 12;

    private const int LongestLabel = 63;
    private const int LongestName = 253;
    private const ushort RecursionDesired = 0x0100;
    private const ushort Internet = 1;

    private static readonly IdnMapping Letters = new();

    /// <summary>Null: no server could be asked for such a name.</summary>
    public static string? Canonical(string name)
    {
        try
        {
            var ascii = name.All(char.IsAscii) ? name : Letters.GetAscii(name);
            var fits = ascii.Length is > 0 and <= LongestName;
            return fits && ascii.Split('.').All(label => label.Length is > 0 and <= LongestLabel) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Of a canonical name.</summary>
    public byte[] Encode()
    {
        var bytes = new byte[HeaderLength + Name.Length + 6];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, Id);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(2), RecursionDesired);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(4), 1);
        var at = HeaderLength;
        foreach (var label in Name.Split('.'))
        {
            bytes[at] = (byte)label.Length;
            at += 1 + Encoding.ASCII.GetBytes(label, bytes.AsSpan(at + 1));
        }

        // The root's empty label ends the name.
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 1), (ushort)Kind);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(at + 3), Internet);
        return bytes;
    }
}

/// <summary>Of a record; its value is the wire's.</summary>
internal enum DnsKind : ushort
{
    A = 1,
    Aaaa = 28,
}
