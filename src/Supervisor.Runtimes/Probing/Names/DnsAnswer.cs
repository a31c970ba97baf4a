using System.Buffers.Binary;
using System.Net;

namespace Supervisor.Runtimes.Probing.Names;

/// <summary>What a name server answers to one question.</summary>
/// <param name="IsCut">There is more than a datagram holds.</param>
internal sealed record DnsAnswer(DnsVerdict Verdict, bool IsCut, IReadOnlyList<IPAddress> Addresses)
{
    private const int Response = 0x8000;
    private const int Cut = 0x0200;
    private const int CodeMask = 0x000F;
    private const int NoSuchName = 3;
    private const int Pointer = 0xC0;
    private const int RecordHead = 10;

    /// <returns>Null: these bytes are no answer to it.</returns>
    public static DnsAnswer? Read(ReadOnlySpan<byte> bytes, DnsQuestion question)
    {
        var asked = question.Encode();
        if (
            bytes.Length < asked.Length
            || BinaryPrimitives.ReadUInt16BigEndian(bytes) != question.Id
            || (Word(bytes, 2) & Response) == 0
            || !IsSame(bytes[DnsQuestion.HeaderLength..asked.Length], asked.AsSpan(DnsQuestion.HeaderLength))
        )
        {
            return null;
        }

        var flags = Word(bytes, 2);
        var verdict = (flags & CodeMask) switch
        {
            0 => DnsVerdict.Known,
            NoSuchName => DnsVerdict.NoSuchName,
            _ => DnsVerdict.Refused,
        };
        return new DnsAnswer(verdict, (flags & Cut) != 0, Records(bytes, asked.Length, Word(bytes, 6)));
    }

    /// <summary>Whoever they belong to: a server that is asked for a name gives its aliases' along with it.</summary>
    private static List<IPAddress> Records(ReadOnlySpan<byte> bytes, int at, int count)
    {
        var addresses = new List<IPAddress>();
        for (var i = 0; i < count && SkipName(bytes, at) is { } head && head + RecordHead <= bytes.Length; i++)
        {
            var (kind, length) = (Word(bytes, head), Word(bytes, head + 8));
            at = head + RecordHead + length;
            if (at > bytes.Length)
            {
                break;
            }

            if ((kind, length) is ((int)DnsKind.A, 4) or ((int)DnsKind.Aaaa, 16))
            {
                addresses.Add(new IPAddress(bytes.Slice(head + RecordHead, length)));
            }
        }

        return addresses;
    }

    /// <returns>Where it ends; null: beyond what there is.</returns>
    private static int? SkipName(ReadOnlySpan<byte> bytes, int at)
    {
        while (at < bytes.Length)
        {
            var length = bytes[at];
            if ((length & Pointer) == Pointer)
            {
                return at + 2;
            }

            at += 1 + length;
            if (length == 0)
            {
                return at;
            }
        }

        return null;
    }

    /// <summary>Some servers write letters of a name otherwise.</summary>
    private static bool IsSame(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (char.ToLowerInvariant((char)left[i]) != char.ToLowerInvariant((char)right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Word(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16BigEndian(bytes[at..]);
}

internal enum DnsVerdict
{
    /// <summary>The name is there, though perhaps without such addresses.</summary>
    Known,
    NoSuchName,

    /// <summary>This server cannot, or will not, say.</summary>
    Refused,
}
