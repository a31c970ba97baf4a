using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Text;
using Supervisor.Fleet.Values;
using Supervisor.Supervision.Limits;

namespace Supervisor.Node.Settings;

/// <summary>Reads what the node does not run. A word that is misspelt forbids nothing, so it is an error.</summary>
internal static class LimitSettings
{
    public static Outcome<NodeLimits> Settle(SettingValue? forbid, SettingValue? allow)
    {
        var (kinds, paths) = (Words(forbid, Setting.Forbid), Words(allow, Setting.AllowPaths));
        if (kinds.FirstOrDefault(kind => !PrivilegeKinds.All.Contains(kind, StringComparer.Ordinal)) is { } unknown)
        {
            return Unknown(forbid!, unknown);
        }

        if (paths.FirstOrDefault(path => !HostPaths.IsValid(path)) is { } bad)
        {
            return StartErrors.BadSetting(
                allow! with
                {
                    Text = bad,
                },
                "It must be a whole path of this machine without '.' and '..', such as /srv/models, or /srv/models/... with all below it."
            );
        }

        return paths.Count > 0 && !kinds.Any(static kind => kind is PrivilegeKinds.HostMounts or PrivilegeKinds.Devices)
            ? StartErrors.Usage(
                $"{allow!.Source} allows paths, and neither mounts nor devices are forbidden.",
                $"Add host-mounts or devices to {Setting.Forbid.Option}, or leave it out."
            )
            : new NodeLimits(kinds, paths);
    }

    private static ValueList<string> Words(SettingValue? given, Setting setting) =>
        (given?.Text ?? "")
            .Split(setting.Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.Ordinal)
            .ToValueList();

    private static OperatorError Unknown(SettingValue forbid, string word)
    {
        var all = string.Join(", ", PrivilegeKinds.All);
        var rule = Suggestion.For(word, [.. PrivilegeKinds.All]) is { } near
            ? $"Did you mean '{near}'? There are {all}."
            : $"It must be some of {all}.";
        return StartErrors.BadSetting(forbid with { Text = word }, rule);
    }
}
