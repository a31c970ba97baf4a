using Supervisor.Contracts.Text;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>
/// Lets the services of one file begin with what they extend: a service of the same file, or of another, which may
/// extend again. A base's paths are those of its own file.
/// </summary>
internal sealed class Extender(
    MapNode root,
    FleetFile file,
    ReadScope scope,
    ExtendsFiles others,
    ProjectContext context
)
{
    private readonly MapNode? _services = root.Find("services")?.Value as MapNode;
    private readonly Dictionary<string, MapNode> _done = new(StringComparer.Ordinal);

    public FleetFile File => file;

    public IEnumerable<string> Names => _services?.Entries.Select(entry => entry.Key) ?? [];

    /// <summary>Null: the project grows too large, which has been told.</summary>
    public MapNode? Apply()
    {
        if (_services is null || root.Find("services") is not { } section)
        {
            return root;
        }

        var entries = new List<MapEntry>(_services.Entries.Count);
        foreach (var entry in _services.Entries)
        {
            if (entry.Value is not MapNode service)
            {
                entries.Add(entry);
            }
            else if (Extended(entry.Key, service, new ExtendsChain(context.Log)) is { } extended)
            {
                entries.Add(entry with { Value = extended });
            }
            else
            {
                return null;
            }
        }

        return root.With(section with { Value = _services.Containing(entries) });
    }

    private MapNode? Extended(string name, MapNode service, ExtendsChain chain)
    {
        if (_done.TryGetValue(name, out var done))
        {
            return done;
        }

        var own = service.Without("extends");
        var extended = own;
        if (
            service.Find("extends") is { } extends
            && ExtendsReference.Of(extends, context.Log) is { } reference
            && chain.Enter(file, name, reference.Place)
        )
        {
            extended = BaseOf(reference, chain) is { } lower ? Merged(lower, own, reference.Place) : own;
            chain.Leave();
        }

        if (extended is not null)
        {
            _done[name] = extended;
        }

        return extended;
    }

    private MapNode? Merged(MapNode lower, MapNode own, Place place) =>
        context.Limits.Take(lower.Measure, place) ? context.Merger.MergeServices(lower, own) : null;

    /// <summary>Null: there is none, which has been told.</summary>
    private MapNode? BaseOf(ExtendsReference reference, ExtendsChain chain)
    {
        if (reference.File is null)
        {
            return Service(reference.Service, reference, chain);
        }

        return others.Get(scope.File(reference.File, context.Files), reference.FilePlace, scope, context) is { } other
            ? other.Resolved(other.Service(reference.Service, reference, chain))
            : null;
    }

    private MapNode? Service(string name, ExtendsReference reference, ExtendsChain chain)
    {
        if (_services?.Find(name)?.Value is MapNode service)
        {
            return Extended(name, service, chain);
        }

        var near = Suggestion.For(name, Names);
        context.Log.Add(
            MergeKinds.UnknownBase,
            reference.Place,
            $"There is no service '{Excerpt.Of(name)}' in {file.Name} to extend.",
            near is not null ? $"Did you mean '{near}'?"
                : Names.Any() ? $"Name one of {Excerpt.Of(string.Join(", ", Names))}."
                : "Name a file that has services: extends: { file: base.yaml, service: NAME }."
        );
        return null;
    }

    private MapNode? Resolved(MapNode? service)
    {
        if (service is null)
        {
            return null;
        }

        const string Any = "base";
        var alone = Wrapped("services", Wrapped(Any, service));
        var resolved = PathResolution.Apply(alone, scope, context.Files);
        return (MapNode)((MapNode)resolved.Find("services")!.Value).Find(Any)!.Value;
    }

    private static MapNode Wrapped(string key, MapNode value) =>
        new(value.Place, [new MapEntry(value.Place, key, value)]);
}
