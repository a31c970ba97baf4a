using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>
/// Takes into a file what the files that it includes define. They are read as a project of their own would be: their
/// paths, their <c>.env</c>, their overrides.
/// </summary>
internal sealed class Includer(LayerReader layers, ProjectContext context)
{
    /// <summary>Null: an included file cannot be read, which has been told.</summary>
    /// <param name="way">The files that include each other down to this one.</param>
    public MapNode? Apply(MapNode root, ReadScope scope, IncludeWay way)
    {
        if (root.Find("include") is not { } include)
        {
            return root;
        }

        var result = root.Without("include");
        var isWhole = true;
        foreach (var reference in IncludeReference.Of(include.Value, context.Log))
        {
            if (Read(reference, scope, way) is { } included)
            {
                result = new Import(context.Log).Into(result, included);
            }
            else
            {
                isWhole = false;
            }
        }

        return isWhole ? result : null;
    }

    private MapNode? Read(IncludeReference reference, ReadScope scope, IncludeWay way)
    {
        var files = reference.Paths.Select(path => (File: scope.File(path.Text, context.Files), path.Place)).ToList();
        var inner = ScopeOf(reference, files[0].File, scope);
        MapNode? result = null;
        foreach (var (file, place) in files)
        {
            if (
                way.Then(file, place, context.Log) is not { } next
                || context.LoadTree(file, place) is not { } raw
                || layers.Read(raw, file, inner, next) is not { } layer
            )
            {
                return null;
            }

            result = result is null ? layer : context.Merger.MergeFiles(result, layer);
        }

        return MergeMarks.End(result!);
    }

    private ReadScope ScopeOf(IncludeReference reference, FleetFile first, ReadScope scope)
    {
        var directory = reference.ProjectDirectory is { IsNull: false } given
            ? scope.File(given.Text, context.Files)
            : new FleetFile(first.ShownDirectory, first.Directory);
        var inner = new ReadScope(directory.Path, directory.Name, scope.Environment);
        return inner with
        {
            Environment = context.ReadEnvironment(scope.Environment, EnvFiles(reference, scope, inner)),
        };
    }

    private IEnumerable<(FleetFile File, Place? Asked)> EnvFiles(
        IncludeReference reference,
        ReadScope scope,
        ReadScope inner
    )
    {
        const string Nothing = "/dev/null";
        if (reference.EnvFiles is { } given)
        {
            return given
                .Where(path => path.Text != Nothing)
                .Select(path => (scope.File(path.Text, context.Files), (Place?)path.Place));
        }

        var beside = inner.File(LayerReader.EnvFile, context.Files);
        return context.Files.Exists(beside.Path) ? [(beside, null)] : [];
    }
}
