using System.Collections.Frozen;
using Supervisor.Fleet.Model.Resources;

namespace Supervisor.Supervision.Limits;

/// <summary>
/// Where a volume keeps what is in it. The engine's own driver mounts whatever its options say, as the command <c>mount</c> would; of another
/// driver nobody here knows what it does.
/// </summary>
internal abstract record VolumePlace
{
    private static readonly FrozenSet<string> Remote = new[] { "nfs", "nfs4", "cifs", "smb3", "tmpfs" }.ToFrozenSet(
        StringComparer.OrdinalIgnoreCase
    );

    private VolumePlace() { }

    internal static VolumePlace Of(VolumeModel volume)
    {
        if (volume.Driver is not (null or "" or "local"))
        {
            return new Elsewhere();
        }

        // Some engines know an option by any letters, and then nobody here knows which of two counts.
        var options = volume.DriverOptions.ToLookup(
            static option => option.Key,
            static option => option.Value,
            StringComparer.OrdinalIgnoreCase
        );
        return options.Any(static same => same.Count() > 1)
            ? new Elsewhere()
            : Of(Only(options["type"]), Only(options["device"]), Only(options["o"]));
    }

    private static VolumePlace Of(string type, string device, string options)
    {
        var flags = options.Split(',', StringSplitOptions.TrimEntries);
        return flags.Contains("bind", StringComparer.Ordinal) || flags.Contains("rbind", StringComparer.Ordinal)
                ? new Directory(device)
            : (type.Length == 0 && device.Length == 0) || Remote.Contains(type) ? new OfEngine()
            : new Elsewhere();
    }

    private static string Only(IEnumerable<string> values) => values.FirstOrDefault("");

    /// <summary>Among the engine's own files, in memory, or on another machine.</summary>
    internal sealed record OfEngine : VolumePlace;

    /// <summary>A directory of the machine.</summary>
    internal sealed record Directory(string Path) : VolumePlace;

    /// <summary>Nobody can say.</summary>
    internal sealed record Elsewhere : VolumePlace;
}
