using System.Text;

namespace Supervisor.Node.Readiness.Notify;

/// <summary>Reads datagrams of systemd's notify protocol: assignments, one a line. Whatever comes in, it gives a message.</summary>
internal static class NotifyParser
{
    /// <summary>systemd takes no longer ones either.</summary>
    public const int MaxBytes = 4096;

    /// <param name="datagram">Whole: what was cut is to be dropped before.</param>
    public static NotifyMessage Parse(ReadOnlySpan<byte> datagram)
    {
        if (datagram.IsEmpty)
        {
            return NotifyMessage.NoMessage;
        }

        var reading = new NotifyReading();
        foreach (var line in Encoding.UTF8.GetString(datagram).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = line.IndexOf('=');
            if (equals > 0)
            {
                reading.Take(line[..equals], line[(equals + 1)..]);
            }
            else
            {
                reading.TakeGarbage();
            }
        }

        return reading.ToMessage();
    }
}
