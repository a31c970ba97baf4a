using System.Net;

namespace Supervisor.Runtimes.Probing.Names;

/// <summary>What <c>/etc/hosts</c> says.</summary>
internal static class HostsFile
{
    private static readonly char[] Blanks = [' ', '\t', '\r'];

    /// <summary>In the order of the file; none when it does not have the name.</summary>
    public static IPAddress[] AddressesOf(string file, string name) =>
        [.. file.Split('\n').Select(line => AddressOf(line, name)).OfType<IPAddress>()];

    private static IPAddress? AddressOf(string line, string name)
    {
        var words = line.Split('#', 2)[0].Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        return
            words.Skip(1).Contains(name, StringComparer.OrdinalIgnoreCase)
            && IPAddress.TryParse(words[0], out var address)
            ? address
            : null;
    }
}
