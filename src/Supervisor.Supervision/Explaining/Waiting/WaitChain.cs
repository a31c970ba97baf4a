using System.Collections.Immutable;

namespace Supervisor.Supervision.Explaining.Waiting;

/// <summary>Who waits for whom, down to one that waits for nobody.</summary>
/// <param name="Remedy">The command line that clears the last one; empty when it gets on by itself.</param>
internal sealed record WaitChain(ImmutableList<WaitLink> Links, string Remedy, WaitUrgency Urgency)
{
    /// <summary>With more in one sentence nobody would read to its end, and the end matters most.</summary>
    private const int MostNamed = 6;

    internal WaitLink Root => Links[^1];

    internal WaitChain After(WaitLink link) => this with { Links = Links.Insert(0, link) };

    /// <summary>Of the first of them, as part of a sentence about it.</summary>
    internal string Standing => Main(Shortened(), 0);

    /// <summary>The same after its name and a comma.</summary>
    internal string Relative => RelativeOf(Shortened(), 0);

    /// <summary>As it is told on another node, where those of this one are called by their node's name as well.</summary>
    internal WaitChain SeenFrom(string node) =>
        this with
        {
            Links =
            [
                .. Links.Select(link =>
                    link.Name.Contains('@', StringComparison.Ordinal)
                        ? link
                        : link with
                        {
                            Name = $"{link.Name}@{node}",
                        }
                ),
            ],
        };

    /// <summary><c>waits for A, which waits for B, whose probe failed</c>.</summary>
    public override string ToString() => WaitsFor(Shortened(), 0);

    private static string WaitsFor(ImmutableList<WaitLink> links, int i)
    {
        var way = links[i].Skipped > 0 ? $", by way of {links[i].Skipped} others," : "";
        return $"waits{way} for {links[i].Name}, {RelativeOf(links, i)}";
    }

    private static string RelativeOf(ImmutableList<WaitLink> links, int i)
    {
        if (i == links.Count - 1)
        {
            return links[i].Relative;
        }

        var isOfGroup = links[i].IsGroup && links[i + 1].Skipped == 0;
        return isOfGroup ? $"of which {links[i + 1].Name} {Main(links, i + 1)}" : "which " + WaitsFor(links, i + 1);
    }

    private static string Main(ImmutableList<WaitLink> links, int i) =>
        i == links.Count - 1 ? links[i].Standing : WaitsFor(links, i + 1);

    private ImmutableList<WaitLink> Shortened()
    {
        var skipped = Links.Count - MostNamed;
        return skipped <= 0 ? Links : [.. Links.Take(MostNamed - 2), Links[^2] with { Skipped = skipped }, Root];
    }
}

internal enum WaitUrgency
{
    /// <summary>It gets on by itself.</summary>
    Underway,

    /// <summary>It may get on by itself.</summary>
    Failing,

    /// <summary>Somebody has to do something.</summary>
    Stuck,
}
