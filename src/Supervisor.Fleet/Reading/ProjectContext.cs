using Supervisor.Fleet.Environment;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Findings.Kinds;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Merging;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Reading;

/// <summary>What the reading of all files of one project shares.</summary>
internal sealed class ProjectContext(IFleetFiles files, FindingLog log)
{
    public IFleetFiles Files => files;

    public FindingLog Log => log;

    public TreeLimits Limits { get; } = new(log);

    public UnsetVariables Unset { get; } = new();

    public TreeMerger Merger { get; } = new(log);

    /// <summary>Null: there is no tree, which has been told.</summary>
    /// <param name="asked">Where the file is named; null: by the user.</param>
    public MapNode? LoadTree(FleetFile file, Place? asked) =>
        Load(file, asked) is { } content ? YamlReader.Read(file.Name, content, Limits, log) : null;

    public MapNode? Interpolate(MapNode root, ReadScope scope) =>
        (MapNode?)new Interpolator(scope.Environment, Unset, Limits, log).Apply(root);

    /// <summary>What the files say, under what the environment says already; a later file goes before an earlier one.</summary>
    public ValueMap<string> ReadEnvironment(
        ValueMap<string> environment,
        IEnumerable<(FleetFile File, Place? Asked)> sources
    )
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (file, asked) in sources)
        {
            if (Load(file, asked) is { } content)
            {
                var seen = values.Concat(environment).ToValueMap();
                foreach (var (name, value) in new EnvFileReader(seen, Unset, Limits, log).Read(file.Name, content))
                {
                    values[name] = value;
                }
            }
        }

        return values.Concat(environment).ToValueMap();
    }

    private ReadOnlyMemory<byte>? Load(FleetFile file, Place? asked)
    {
        var place = asked ?? new Place(file.Name, 1, 1);
        if (!Limits.TakeFile(place))
        {
            return null;
        }

        var content = files.Read(file.Path);
        if (!content.IsOk)
        {
            var error = content.Error;
            log.Add(TreeKinds.UnreadableFile, place, $"{file.Name} cannot be read: {error.Why}", error.Remedy);
            return null;
        }

        return content.Value;
    }
}
