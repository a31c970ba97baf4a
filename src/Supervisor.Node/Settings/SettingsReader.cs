using System.Globalization;
using System.Text;
using Supervisor.Contracts;
using Supervisor.Contracts.Local;
using Supervisor.Contracts.Palettes;
using Supervisor.Node.Readiness.Folders;

namespace Supervisor.Node.Settings;

/// <summary>
/// Settles every setting: command line over environment over file over default. Reads nothing but what it is given, and
/// changes nothing.
/// </summary>
internal sealed class SettingsReader(SettingsSurroundings surroundings)
{
    public Outcome<NodeSettings> Read(OptionLine line)
    {
        var file = ReadFile(line);
        return file.IsOk ? Settle(setting => Find(setting, line, file.Value)) : file.Error;
    }

    private Outcome<Dictionary<Setting, SettingValue>> ReadFile(OptionLine line)
    {
        if (Given(Setting.Config, line) is not { } config)
        {
            return new Dictionary<Setting, SettingValue>();
        }

        try
        {
            return SettingsFile.Read(config.Text, surroundings.ReadFile(config.Text));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return StartErrors.Usage($"The settings file {config.Text} cannot be read: {e.Message}");
        }
    }

    private SettingValue? Find(Setting setting, OptionLine line, Dictionary<Setting, SettingValue> file) =>
        Given(setting, line) ?? file.GetValueOrDefault(setting);

    private SettingValue? Given(Setting setting, OptionLine line)
    {
        if (line.Values.GetValueOrDefault(setting) is { } typed)
        {
            return typed;
        }

        // An empty variable is how scripts say "not set".
        var variable = surroundings.Environment(setting.Variable);
        return string.IsNullOrEmpty(variable) ? null : new SettingValue(variable, setting.Variable);
    }

    private Outcome<NodeSettings> Settle(Func<Setting, SettingValue?> find)
    {
        var listen = ListenAddress.Parse(find(Setting.Listen) ?? new SettingValue(ListenAddress.Default, "--listen"));
        if (!listen.IsOk)
        {
            return listen.Error;
        }

        var data = SettleDataDirectory(find(Setting.DataDirectory));
        if (!data.IsOk)
        {
            return data.Error;
        }

        if (find(Setting.Node) is { } name && !Settings.NodeName.IsValid(name.Text))
        {
            return StartErrors.BadSetting(name, Settings.NodeName.Rule);
        }

        var limit = SettleLimit(find(Setting.RestartLimit));
        if (!limit.IsOk)
        {
            return limit.Error;
        }

        var guard = SettleGuard(find(Setting.Guard));
        if (!guard.IsOk)
        {
            return guard.Error;
        }

        var cluster = ClusterSettings.Settle(find, surroundings.WorkingDirectory);
        if (!cluster.IsOk)
        {
            return cluster.Error;
        }

        var links = LinkPlace.Settle(find(Setting.LinkListen), find(Setting.Advertise));
        if (!links.IsOk)
        {
            return links.Error;
        }

        var limits = LimitSettings.Settle(find(Setting.Forbid), find(Setting.AllowPaths));
        if (!limits.IsOk)
        {
            return limits.Error;
        }

        var level = SettleLevel(find(Setting.LogLevel));
        return level.IsOk
            ? new NodeSettings(listen.Value, data.Value, find(Setting.Node)?.Text, surroundings.HostName, level.Value)
            {
                Fleet = SettleFleet(find(Setting.Fleet)),
                RestartLimit = limit.Value,
                IsGuardApart = guard.Value,
                Cluster = cluster.Value,
                Links = links.Value,
                Limits = limits.Value,
            }
            : level.Error;
    }

    private static Outcome<int?> SettleLimit(SettingValue? given) =>
        given is null ? (int?)null
        : int.TryParse(given.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? limit
        : StartErrors.BadSetting(given, "It must be a number of restarts, 1 or more.");

    /// <returns>Whether it is apart.</returns>
    private static Outcome<bool> SettleGuard(SettingValue? given) =>
        given?.Text switch
        {
            null or "own" => false,
            "apart" => true,
            _ => StartErrors.BadSetting(given, "It must be own or apart."),
        };

    private static string[] SettleFleet(SettingValue? given) =>
        given?.Text.Split(Setting.Fleet.Separator, StringSplitOptions.RemoveEmptyEntries) ?? [];

    private Outcome<DataDirectoryLayout> SettleDataDirectory(SettingValue? given)
    {
        var path = given?.Text ?? DefaultDirectory();
        if (string.IsNullOrEmpty(path))
        {
            return StartErrors.Usage("There is no home directory to keep the node's data in.", "Give --data-dir DIR.");
        }

        var layout = new DataDirectoryLayout(Path.GetFullPath(path, surroundings.WorkingDirectory));
        return TooLong(layout) is { } error ? error : layout;
    }

    private string? DefaultDirectory() =>
        surroundings.IsRoot ? StateDirectories.System : StateDirectories.OfUser(surroundings.Environment);

    private static OperatorError? TooLong(DataDirectoryLayout layout)
    {
        var socket = AgentFolder.LongestSocket(layout);
        var bytes = Encoding.UTF8.GetByteCount(socket);
        return bytes <= DataDirectoryLayout.MaxSocketPathBytes
            ? null
            : StartErrors.Usage(
                $"The path {socket} has {bytes} bytes, and a unix socket's can have "
                    + $"{DataDirectoryLayout.MaxSocketPathBytes} at most.",
                "Give a shorter --data-dir."
            );
    }

    private static Outcome<LogLevel> SettleLevel(SettingValue? given) =>
        given?.Text switch
        {
            null or "information" => LogLevel.Information,
            "debug" => LogLevel.Debug,
            "warning" => LogLevel.Warning,
            "error" => LogLevel.Error,
            _ => StartErrors.BadSetting(given, "It must be debug, information, warning or error."),
        };
}
