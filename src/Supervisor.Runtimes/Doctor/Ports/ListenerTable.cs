using System.Globalization;
using System.Net;

namespace Supervisor.Runtimes.Doctor.Ports;

/// <summary>Reads who listens from the kernel's tables in <c>/proc/net</c>.</summary>
internal static class ListenerTable
{
    private const string ListenState = "0A";

    /// <summary>Datagram sockets do not listen: one that is bound and not connected takes all that comes.</summary>
    private const string UnconnectedState = "07";

    private const int LocalColumn = 1;
    private const int StateColumn = 3;
    private const int InodeColumn = 9;
    private const int WordLetters = 8;

    private static readonly (string File, string Protocol)[] Tables =
    [
        ("/proc/net/tcp", "tcp"),
        ("/proc/net/tcp6", "tcp"),
        ("/proc/net/udp", "udp"),
        ("/proc/net/udp6", "udp"),
    ];

    internal static IReadOnlyList<Listener> Read() =>
        [
            .. from table in Tables
            where File.Exists(table.File)
            from line in File.ReadLines(table.File).Skip(1)
            let listener = Parse(line, table.Protocol)
            where listener is not null
            select listener,
        ];

    /// <returns>Null: it does not listen.</returns>
    internal static Listener? Parse(string line, string protocol)
    {
        var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length <= InodeColumn || words[StateColumn] is not (ListenState or UnconnectedState))
        {
            return null;
        }

        return words[LocalColumn].Split(':') is [var address, var port]
            ? new Listener(
                AddressOf(address),
                int.Parse(port, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                protocol,
                long.Parse(words[InodeColumn], CultureInfo.InvariantCulture)
            )
            : null;
    }

    /// <summary>Each word of four bytes is written as a number of this machine's, whose lowest byte comes first in the address.</summary>
    private static IPAddress AddressOf(string hex)
    {
        var bytes = new byte[hex.Length / 2];
        for (var word = 0; word < hex.Length; word += WordLetters)
        {
            var number = uint.Parse(
                hex.AsSpan(word, WordLetters),
                NumberStyles.HexNumber,
                CultureInfo.InvariantCulture
            );
            BitConverter.TryWriteBytes(bytes.AsSpan(word / 2), number);
        }

        return new IPAddress(bytes);
    }
}
