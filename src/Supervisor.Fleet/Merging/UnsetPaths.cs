using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Merging;

/// <summary>
/// An unset variable in a path of the host is an error, where elsewhere it is a warning: without
/// <c>$DATA</c>, <c>$DATA/etc</c> is the machine's own. Services whose profiles nobody asked for mount nothing.
/// </summary>
internal static class UnsetPaths
{
    private const string EveryProfile = "*";

    /// <returns>The variables that were told.</returns>
    public static IReadOnlySet<string> Check(MapNode root, ValueList<string> profiles, FindingLog log)
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        _ = HostPaths.Replace(
            WithActiveServices(root, profiles),
            path =>
            {
                foreach (var variable in path.Unset)
                {
                    told.Add(variable.Name);
                    log.Add(Finding(variable, path.Text));
                }

                return path.Scalar;
            }
        );
        return told;
    }

    private static Finding Finding(UnsetVariable variable, string path) =>
        new(
            ValueKinds.UnsetHostPath,
            variable.Place,
            $"The variable {Excerpt.Of(variable.Name)} is not set, and without it the path on the host is "
                + (path.Length == 0 ? "empty." : $"'{Excerpt.Of(path)}'."),
            "Set it in the environment or in .env, or write a default: ${NAME:-./data}."
        );

    private static MapNode WithActiveServices(MapNode root, ValueList<string> profiles) =>
        root.Find("services") is { Value: MapNode services } entry
        && !profiles.Contains(EveryProfile, StringComparer.Ordinal)
            ? root.With(
                entry with
                {
                    Value = services.Containing([.. services.Entries.Where(service => IsActive(service, profiles))]),
                }
            )
            : root;

    private static bool IsActive(MapEntry service, ValueList<string> profiles) =>
        (service.Value as MapNode)?.Find("profiles")?.Value is not ListNode { Items.Count: > 0 } list
        || list.Items.OfType<ScalarNode>().Any(profile => profiles.Contains(profile.Text, StringComparer.Ordinal));
}
