using System.Globalization;

namespace Supervisor.Cluster.Coordination.Etcd.Health;

/// <summary>Reads from how an etcd was started what matters to us.</summary>
internal static class EtcdCommandLine
{
    private const string Heartbeat = "heartbeat-interval";
    private const string Election = "election-timeout";
    private const string ConfigFile = "config-file";

    /// <returns>Null when it was told by a file, which nobody here can read.</returns>
    public static EtcdTimes? TimesOf(IReadOnlyList<string> words)
    {
        if (Find(words, ConfigFile) is not null)
        {
            return null;
        }

        var (heartbeat, election) = (Milliseconds(words, Heartbeat), Milliseconds(words, Election));
        return new EtcdTimes(
            heartbeat ?? EtcdTimes.Usual.Heartbeat,
            election ?? EtcdTimes.Usual.Election,
            IsSaid: heartbeat is not null || election is not null
        );
    }

    private static TimeSpan? Milliseconds(IReadOnlyList<string> words, string flag) =>
        int.TryParse(Find(words, flag), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? TimeSpan.FromMilliseconds(value)
            : null;

    /// <summary>A flag has one dash or two, and its value behind it or as the next word; the last one counts.</summary>
    private static string? Find(IReadOnlyList<string> words, string flag)
    {
        string? found = null;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i].TrimStart('-');
            if (!words[i].StartsWith('-'))
            {
                continue;
            }

            if (word == flag && i + 1 < words.Count)
            {
                found = words[i + 1];
            }
            else if (word.StartsWith(flag + "=", StringComparison.Ordinal))
            {
                found = word[(flag.Length + 1)..];
            }
        }

        return found;
    }
}
