using System.Globalization;
using System.Text;

namespace Supervisor.Cli.Connection;

/// <summary>
/// As much of HTTP/1.1 as one client of one server needs. The general client costs more time at its first call than all
/// the rest of a command.
/// </summary>
internal sealed class HttpExchange(Wire wire, string host, string? token)
{
    private const int MaxHeaders = 100;

    private readonly ReceiveBuffer _received = new(wire);

    /// <exception cref="IOException">The connection broke.</exception>
    /// <exception cref="InvalidDataException">What came is no HTTP.</exception>
    public HttpReply Send(string method, string path, ReadOnlySpan<byte> body) =>
        Send(method, path, body, upgrade: null);

    /// <summary>Asks for the connection itself; it is the session's if the reply says so (<see cref="HttpReply.IsUpgraded"/>).</summary>
    /// <inheritdoc cref="Send(string, string, ReadOnlySpan{byte})" path="/exception"/>
    public HttpReply Upgrade(string path, string protocol) => Send("POST", path, [], protocol);

    /// <summary>After an upgrade: nothing else may be sent or read here then.</summary>
    public SessionLink TakeOver() => new(wire, _received);

    private HttpReply Send(string method, string path, ReadOnlySpan<byte> body, string? upgrade)
    {
        var head = new StringBuilder()
            .Append(method)
            .Append(' ')
            .Append(path)
            .Append(" HTTP/1.1\r\nHost: ")
            .Append(host)
            .Append("\r\nContent-Type: application/json\r\nContent-Length: ")
            .Append(body.Length.ToString(CultureInfo.InvariantCulture));
        if (token is not null)
        {
            head.Append("\r\nAuthorization: Bearer ").Append(token);
        }

        if (upgrade is not null)
        {
            head.Append("\r\nConnection: Upgrade\r\nUpgrade: ").Append(upgrade);
        }

        head.Append("\r\n\r\n");
        SendAll([.. Encoding.ASCII.GetBytes(head.ToString()), .. body]);
        return ReadHead();
    }

    private void SendAll(ReadOnlySpan<byte> bytes)
    {
        try
        {
            wire.Send(bytes);
        }
        catch (IOException)
        {
            // A server that refuses a large body answers before it has read all of it; the answer is what counts, and
            // when there is none, reading says so.
        }
    }

    private HttpReply ReadHead()
    {
        var status = StatusOf(_received.ReadLine());
        long? length = null;
        var isChunked = false;
        for (var i = 0; _received.ReadLine() is { Length: > 0 } line; i++)
        {
            if (i == MaxHeaders)
            {
                throw new InvalidDataException("It sends headers without end.");
            }

            var (name, value) = SplitHeader(line);
            isChunked |= Same(name, "transfer-encoding") && Same(value, "chunked");
            length = Same(name, "content-length") ? LengthOf(value) : length;
        }

        return new HttpReply(status, new HttpBody(_received, isChunked, length));
    }

    private static int StatusOf(string line) =>
        line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal)
        && int.TryParse(line.AsSpan(9, Math.Min(3, line.Length - 9)), NumberStyles.None, null, out var status)
            ? status
            : throw new InvalidDataException("It does not speak HTTP.");

    private static (string Name, string Value) SplitHeader(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? (line, "") : (line[..colon], line[(colon + 1)..].Trim());
    }

    private static long LengthOf(string value) =>
        long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw new InvalidDataException("It sends a length that is no number.");

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);
}

internal sealed record HttpReply(int Status, HttpBody Body)
{
    public bool IsSuccess => Status is >= 200 and < 300;

    public bool IsUpgraded => Status is 101;
}
