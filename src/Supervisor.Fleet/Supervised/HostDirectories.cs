using Supervisor.Fleet.Model;
using Supervisor.Fleet.Reading;
using Supervisor.Fleet.Values;

namespace Supervisor.Fleet.Supervised;

/// <summary>
/// Where processes of the host run: a <c>working_dir</c> of theirs is a path of the host, relative to the project's file,
/// and without one they run beside that file. In a container it is the image's matter, and stays as it is written.
/// </summary>
internal sealed class HostDirectories(ProjectTree project, IFleetFiles files)
{
    public GroupModel Resolved(GroupModel group) =>
        group.IsProcess
            ? group with
            {
                Service = group.Service with { WorkingDirectory = Resolved(group.Service.WorkingDirectory ?? ".") },
                Agents = group
                    .Agents.Select(agent =>
                        agent.WorkingDirectory is { } own ? agent with { WorkingDirectory = Resolved(own) } : agent
                    )
                    .ToValueList(),
            }
            : group;

    private string Resolved(string directory) =>
        directory is "~" or ['~', '/', ..] && project.Environment.TryGet("HOME", out var home)
            ? home + directory[1..]
            : files.Resolve(project.Directory, directory);
}
