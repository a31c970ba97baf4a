using Supervisor.Fleet.Binding;
using Supervisor.Fleet.Compose.Resources;
using Supervisor.Fleet.Compose.Services;
using Supervisor.Fleet.Findings;
using Supervisor.Fleet.Model.Resources;
using Supervisor.Fleet.Model.Services;
using Supervisor.Fleet.Places;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Compose;

/// <summary>
/// From a project's tree to the model of what Compose knows: every short form becomes its long one. It is silent about
/// what the schema check has told, and takes what is left.
/// </summary>
internal sealed class ComposeBinder(ProjectTree project, IFleetFiles files, FindingLog log)
{
    private readonly BindingContext _context = new(project, files, log);
    private readonly Cursor _root = new(project.Root, TreePath.Root);

    public ServiceModel Service(string name) => ServiceBinder.Bind(name, _root["services"][name], _context);

    /// <summary>Those of the file, and the one that Compose makes for services that name none.</summary>
    public ValueMap<NetworkModel> Networks(IEnumerable<ServiceModel> services) =>
        NetworkBinder.Bind(_root["networks"], services, _context);

    public ValueMap<VolumeModel> Volumes() => VolumeBinder.Bind(_root["volumes"], _context);

    public ValueMap<FileResource> Secrets() => FileResourceBinder.Bind(_root["secrets"], _context);

    public ValueMap<FileResource> Configs() => FileResourceBinder.Bind(_root["configs"], _context);
}
