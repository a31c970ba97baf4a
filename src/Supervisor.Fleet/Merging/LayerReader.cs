using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Trees;

namespace Supervisor.Fleet.Merging;

/// <summary>From one file's raw tree to what it means before it is merged with others.</summary>
internal sealed class LayerReader(ProjectContext context)
{
    public const string EnvFile = ".env";

    /// <summary>Null: there is no use in going on, which has been told.</summary>
    public MapNode? Read(MapNode raw, FleetFile file, ReadScope scope, IncludeWay way) =>
        context.Interpolate(raw, scope) is { } tree
        && new Includer(this, context).Apply(tree, scope, way) is { } whole
        && new Extender(whole, file, scope, new ExtendsFiles(), context).Apply() is { } extended
            ? PathResolution.Apply(extended, scope, context.Files)
            : null;
}
