using Supervisor.Fleet.Naming;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Judging.Names;

/// <summary>A name that is needed and that nothing has.</summary>
/// <param name="Near">What may have been meant; null: nothing is called nearly so.</param>
internal sealed record MissingName(string Name, string? Near, ValueList<NeedSite> Needs)
{
    public IReadOnlyList<string> Agents { get; } =
    [.. Needs.Select(need => need.Agent.Name).Distinct(StringComparer.Ordinal)];

    /// <summary>Nothing resembles it and several want it: not a slip of the pen, but something that was left out.</summary>
    public bool IsLeftOut => Near is null && Agents.Count > 1;

    public static IEnumerable<MissingName> All(Scene scene) =>
        scene
            .Needs.Where(need => need.Resolution is NameResolution.Unknown)
            .GroupBy(need => need.Need.Name, StringComparer.Ordinal)
            .Select(needs => new MissingName(
                needs.Key,
                scene.Names.Suggest(needs.Key, needs.First().Agent.Group.Scope),
                needs.ToValueList()
            ));
}
