using Supervisor.Fleet.Model;
using Supervisor.Fleet.Model.Services;

namespace Supervisor.Fleet.Diffing;

/// <summary>What of its project a group's container is attached to, so that it changes along with it.</summary>
internal sealed class Attachments
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);

    public Attachments(GroupModel group)
    {
        var service = group.Service;
        Add("networks", service.Networks.Names);
        Add("volumes", service.Mounts.Where(mount => mount.Kind is MountKind.Volume).Select(mount => mount.Source));
        Add("secrets", service.Secrets.Select(grant => grant.Source));
        Add("configs", service.Configs.Select(grant => grant.Source));
        if (!service.Environment.Contains(FleetTree.PortOffset))
        {
            _keys.Add(FleetTree.PortOffset);
        }
    }

    /// <summary>Whether a change of the project is one of the group's container.</summary>
    public bool Include(KeyChange change) => change.Key.Length == 0 || _keys.Any(key => IsWithin(change.Key, key));

    private void Add(string section, IEnumerable<string?> names) =>
        _keys.UnionWith(names.OfType<string>().Select(name => $"{section}.{name}"));

    private static bool IsWithin(string key, string section) =>
        key == section || key.StartsWith($"{section}.", StringComparison.Ordinal);
}
