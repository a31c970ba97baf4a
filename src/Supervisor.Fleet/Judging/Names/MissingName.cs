using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>A name that is needed and that nothing has.</summary>
/// <param name="Near">What may have been meant; null: nothing is called nearly so.</param>
/// <param name="IsUnlikeAll">Known to be so: of very many names only the first are compared with all that there are.</param>
internal sealed record MissingName(string Name, string? Near, bool IsUnlikeAll, ValueList<NeedSite> Needs)
{
    /// <summary>Comparing one name with thousands takes milliseconds, and a fleet may be wrong in all of its names.</summary>
    private const int Compared = 200;

    public IReadOnlyList<string> Agents { get; } =
    [.. Needs.Select(need => need.Agent.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Nothing resembles it and several want it: not a slip of the pen, but something that was left out.</summary>
    public bool IsLeftOut => IsUnlikeAll && Agents.Count > 1;

    public static IEnumerable<MissingName> All(Scene scene) =>
        scene
            .Needs.Where(need => need.Resolution is NameResolution.Unknown)
            .GroupBy(need => need.Need.Name, StringComparer.Ordinal)
            .Select((needs, index) => Of(scene, needs.ToValueList(), isCompared: index < Compared));

    private static MissingName Of(Scene scene, ValueList<NeedSite> needs, bool isCompared)
    {
        var first = needs[0];
        var near = isCompared ? scene.Names.Suggest(first.Need.Name, first.Agent.Group.Scope) : null;
        return new MissingName(first.Need.Name, near, isCompared && near is null, needs);
    }
}
