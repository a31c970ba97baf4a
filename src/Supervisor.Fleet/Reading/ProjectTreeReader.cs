using System.Collections.Frozen;
using Supervisor.Fleet.Environment;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Interpolation;
using Supervisor.Fleet.Merging;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Trees;
using Supervisor.Fleet.Trees.Yaml;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Reading;

/// <summary>
/// From a project's files to its one tree, as Compose does it: each file's variables are put in, then what it includes
/// and extends, then the files are merged in their order.
/// </summary>
internal static class ProjectTreeReader
{
    private const string ProfilesVariable = "COMPOSE_PROFILES";

    /// <returns>Null: there is no tree. Errors are in the log with or without one.</returns>
    public static ProjectTree? Read(ProjectFiles project, FleetRequest request, IFleetFiles files, FindingLog log)
    {
        var context = new ProjectContext(files, log);
        var tree = Read(project, request, context);
        var told = tree is null ? FrozenSet<string>.Empty : UnsetPaths.Check(tree.Root, tree.Profiles, log);
        context.Unset.Tell(log, told);
        return tree;
    }

    private static ProjectTree? Read(ProjectFiles project, FleetRequest request, ProjectContext context)
    {
        var files = context.Files;
        var first = new FleetFile(project.Paths[0], files.Resolve(".", project.Paths[0]));
        var scope = ScopeOf(first, request, context);
        var raws = project.Paths.Select(path => ReadRaw(path, context)).ToList();
        if (raws.Exists(raw => raw.Root is null))
        {
            return null;
        }

        var names = raws.Select(raw => NameIn(raw.Root!, scope)).OfType<ScalarNode>().ToList();
        var place = new Place(first.Name, 1, 1);
        var name = ProjectName.Of(scope.Environment, names, scope.Directory, place, context.Log);
        scope = scope with { Environment = scope.Environment.With(ProjectName.Variable, name) };
        return Merged(raws, scope, context) is { } root ? Finish(root, name, first, scope, request) : null;
    }

    private static (FleetFile File, MapNode? Root) ReadRaw(string path, ProjectContext context)
    {
        var file = new FleetFile(path, context.Files.Resolve(".", path));
        return (file, context.LoadTree(file, asked: null));
    }

    private static ReadScope ScopeOf(FleetFile first, FleetRequest request, ProjectContext context)
    {
        var scope = new ReadScope(
            context.Files.Resolve(".", first.Directory),
            first.ShownDirectory,
            request.Environment
        );
        var env = scope.File(LayerReader.EnvFile, context.Files);
        return context.Files.Exists(env.Path)
            ? scope with
            {
                Environment = context.ReadEnvironment(request.Environment, [(env, null)]),
            }
            : scope;
    }

    /// <summary>The name may hold variables, and the variables' values may hold the name: it is first, and alone.</summary>
    private static ScalarNode? NameIn(MapNode root, ReadScope scope)
    {
        var untold = new FindingLog();
        return root.Find("name")?.Value is ScalarNode { IsNull: false } name
            ? (ScalarNode?)new Interpolator(scope.Environment, new(), new TreeLimits(untold), untold).Apply(name)
            : null;
    }

    private static MapNode? Merged(List<(FleetFile File, MapNode? Root)> raws, ReadScope scope, ProjectContext context)
    {
        var reader = new LayerReader(context);
        var layers = raws.ConvertAll(raw => reader.Read(raw.Root!, raw.File, scope, new IncludeWay(null, raw.File)));
        return layers.Contains(null)
            ? null
            : layers.Aggregate((lower, upper) => context.Merger.MergeFiles(lower!, upper!));
    }

    private static ProjectTree Finish(
        MapNode merged,
        string name,
        FleetFile first,
        ReadScope scope,
        FleetRequest request
    ) =>
        new(
            name,
            first.Name,
            scope.Directory,
            MergeMarks.End(merged),
            scope.Environment,
            ProfilesOf(request, scope.Environment)
        );

    private static ValueList<string> ProfilesOf(FleetRequest request, ValueMap<string> environment) =>
        (environment.TryGet(ProfilesVariable, out var names) ? names : "")
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Concat(request.Profiles ?? [])
            .Distinct(StringComparer.Ordinal)
            .ToValueList();
}
