using System.Buffers.Binary;

namespace Supervisor.Contracts.Palettes.Sessions;

/// <summary>
/// Before each part of a session, in both directions: what it is, and how many bytes follow, the highest byte first.
/// </summary>
public readonly record struct SessionHeader(SessionPart Part, int Length)
{
    public const int Bytes = 5;

    /// <summary>Of a part; more is sent in several.</summary>
    public const int Longest = 64 * 1024;

    /// <summary>How the connection of an HTTP request becomes a session's.</summary>
    public const string Protocol = "supervisor-session-1";

    /// <summary>Below the page of the command.</summary>
    public const string Page = "session";

    public void Write(Span<byte> header)
    {
        header[0] = (byte)Part;
        BinaryPrimitives.WriteInt32BigEndian(header[1..], Length);
    }

    /// <exception cref="InvalidDataException">It claims a length that no part has.</exception>
    public static SessionHeader Read(ReadOnlySpan<byte> header)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(header[1..]);
        return length is >= 0 and <= MostAccepted
            ? new SessionHeader((SessionPart)header[0], length)
            : throw new InvalidDataException("It sends a part of a session that is longer than any.");
    }

    /// <summary>A request may name long variables; nobody needs to hold more memory for one who sends nonsense.</summary>
    private const int MostAccepted = 1024 * 1024;
}
