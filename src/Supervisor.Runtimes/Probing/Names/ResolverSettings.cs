using System.Globalization;
using System.Net;

namespace Supervisor.Runtimes.Probing.Names;

/// <summary>What <c>/etc/resolv.conf</c> says, so far as it matters to one who asks for addresses.</summary>
/// <param name="Servers">As many as C libraries heed.</param>
/// <param name="Search">Domains in which a name is looked for.</param>
/// <param name="Dots">A name with so many is looked for as it is first.</param>
internal sealed record ResolverSettings(IReadOnlyList<IPAddress> Servers, IReadOnlyList<string> Search, int Dots)
{
    private const int MostServers = 3;
    private const int MostDots = 15;
    private const string DotsOption = "ndots:";

    private static readonly char[] Blanks = [' ', '\t', '\r'];

    public static ResolverSettings Parse(string file)
    {
        var servers = new List<IPAddress>();
        var (search, dots) = (Array.Empty<string>(), 1);
        foreach (var line in file.Split('\n'))
        {
            switch (line.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            {
                case ["nameserver", var text, ..] when IPAddress.TryParse(text, out var address):
                    servers.Add(address);
                    break;
                // The last of them counts.
                case ["search" or "domain", .. var domains]:
                    search = [.. domains.Select(domain => domain.Trim('.')).Where(domain => domain.Length > 0)];
                    break;
                case ["options", .. var options]:
                    dots = DotsOf(options) ?? dots;
                    break;
            }
        }

        return new ResolverSettings([.. servers.Take(MostServers)], search, dots);
    }

    /// <summary>The names to ask for, one after the other until one has addresses.</summary>
    public IEnumerable<string> CandidatesOf(string name)
    {
        if (name.EndsWith('.'))
        {
            return [name.TrimEnd('.')];
        }

        var found = Search.Select(domain => $"{name}.{domain}");
        return name.Count(letter => letter == '.') >= Dots ? found.Prepend(name) : found.Append(name);
    }

    private static int? DotsOf(IEnumerable<string> options) =>
        options.LastOrDefault(option => option.StartsWith(DotsOption, StringComparison.Ordinal)) is { } option
        && int.TryParse(option.AsSpan(DotsOption.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var dots)
            ? Math.Min(dots, MostDots)
            : null;
}
