using System.Globalization;

namespace Supervisor.Build.Demo;

/// <summary>
/// The start as a picture: a line for each group, in the order in which they came up, and a column for each moment, filled
/// as far as the group was ready then. On a terminal it grows; elsewhere it is printed once.
/// </summary>
/// <param name="nodes">How many have to have told of their groups before it is complete.</param>
internal sealed class StartChart(int nodes)
{
    private const int Columns = 40;
    private const string Shades = " ░▒▓█";

    private static readonly TimeSpan ShortestColumn = TimeSpan.FromMilliseconds(250);

    private readonly List<(TimeSpan At, IReadOnlyDictionary<string, GroupProgress> Groups)> _looks = [];
    private readonly List<string> _order = [];
    private int _drawn;

    /// <summary>Not where lines would be broken or leave the screen, for those cannot be drawn over.</summary>
    private static bool IsLive { get; } =
        !Console.IsOutputRedirected && Console.WindowWidth >= 80 && Console.WindowHeight >= 24;

    public bool IsComplete =>
        _looks is [.., var last]
        && last.Groups.Values.All(group => group.IsReady)
        && last.Groups.Values.DistinctBy(group => group.Node, StringComparer.Ordinal).Count() >= nodes;

    public void Add(TimeSpan at, IReadOnlyList<GroupProgress> groups)
    {
        _looks.Add((at, groups.ToDictionary(group => group.Group, StringComparer.Ordinal)));
        _order.AddRange(
            groups
                .Where(group => group.Ready > 0)
                .OrderByDescending(group => (double)group.Ready / Math.Max(1, group.Of))
                .Select(group => group.Group)
                .Except(_order, StringComparer.Ordinal)
        );
        if (IsLive)
            Draw();
    }

    /// <summary>With what is still missing, if anything is.</summary>
    public void Finish()
    {
        if (_looks.Count == 0)
        {
            Say.Progress("  Nobody has told yet how the fleet stands; 'pbm fleet status' may.");
            return;
        }

        if (!IsLive)
            Draw();
        foreach (var late in _looks[^1].Groups.Values.Where(group => !group.IsReady))
            Say.Progress($"  {late.Group} is not ready yet: {late.Reason}");
    }

    /// <summary>Over what was drawn before.</summary>
    private void Draw()
    {
        var lines = Lines().ToList();
        if (_drawn > 0)
            Console.Write($"\e[{_drawn}A");
        foreach (var line in lines)
            Console.WriteLine(IsLive ? line + "\e[K" : line);
        _drawn = lines.Count;
    }

    private IEnumerable<string> Lines()
    {
        var (now, groups) = _looks[^1];
        var column = now / Columns > ShortestColumn ? now / Columns : ShortestColumn;
        foreach (var name in _order.Concat(groups.Keys.Except(_order, StringComparer.Ordinal)))
        {
            var bar = string.Concat(
                Enumerable.Range(1, Columns).Select(end => Shade(name, column * end, column * (end - 1) < now))
            );
            yield return $"  {name, -21} {bar} {groups[name].Ready, 2} of {groups[name].Of, -2}";
        }

        var (ready, all) = (groups.Values.Sum(group => group.Ready), groups.Values.Sum(group => group.Of));
        var ofGroups = $"{groups.Values.Count(group => group.IsReady)} of {groups.Count} groups";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"  {ready} of {all} agents that have to be, and {ofGroups}, are ready after {now.TotalSeconds:F1} s"
        );
    }

    private char Shade(string name, TimeSpan until, bool hasBegun)
    {
        if (!hasBegun)
            return Shades[0];

        var seen = _looks.LastOrDefault(look => look.At <= until).Groups?.GetValueOrDefault(name);
        return seen is null or { Ready: 0 }
            ? Shades[0]
            : Shades[Math.Clamp(1 + (seen.Ready * (Shades.Length - 2) / Math.Max(1, seen.Of)), 1, Shades.Length - 1)];
    }
}
