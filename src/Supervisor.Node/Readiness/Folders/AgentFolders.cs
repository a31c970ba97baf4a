using Supervisor.Runtimes.Containers.Folders;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Surroundings;

namespace Supervisor.Node.Readiness.Folders;

/// <summary>
/// Where the folders of a node's agents are: in the data directory, which nobody but the daemon's user can enter, or, for
/// agents of other users, in the machine's directory for running programs. Opening the data directory for those would
/// show them whatever else relies on its being closed.
/// </summary>
/// <param name="Own">For agents that run as the daemon's user.</param>
/// <param name="OfOthers">A directory of this data directory's alone: several daemons may run on one machine.</param>
/// <param name="Groups">For agents in containers: holds a folder for each group, which its container has mounted.</param>
internal sealed record AgentFolders(string Own, string OfOthers, string Groups)
{
    private const string Runtime = "/run/supervisor";
    private const int NameLetters = 12;

    private const UnixFileMode Closed = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Passing through shows nothing: what is there has modes of its own, and no list can be read.</summary>
    private const UnixFileMode Passable = Closed | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private const UnixFileMode Visible = Passable | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    public static AgentFolders Of(string own, string groups) =>
        new(own, Path.Combine(Runtime, ShortHash.Of(own, NameLetters)), groups);

    public DeskFolder Of(AgentAddress agent, FileOwner owner) =>
        owner.IsAnyone
            ? new(
                new AgentFolder(
                    GroupOf(agent).OfAgent(agent.Agent).Folder,
                    GroupFolder.InsideOfAgent(agent.Agent).Folder
                ),
                owner
            )
            : new(AgentFolder.Of(owner.IsOther ? OfOthers : Own, agent), owner);

    /// <summary>
    /// Makes the folder if it is not there. It stays the daemon's: a program that could change its own would lead a daemon
    /// of root's to files of its choice.
    /// </summary>
    public void Prepare(AgentAddress agent, DeskFolder place)
    {
        var (folder, owner) = place;
        if (owner.IsAnyone)
        {
            PrepareInGroup(agent, folder);
            return;
        }

        var mode = owner.IsOther ? Passable : Closed;
        var above = Path.GetDirectoryName(folder.Path)!;
        if (owner.IsOther)
        {
            Make(Path.GetDirectoryName(above)!, mode);
        }

        Make(above, mode);
        Make(folder.Path, mode);
    }

    /// <summary>Whichever user it ran as: who is gone from the fleet has no definition that would say.</summary>
    public void Remove(AgentAddress agent)
    {
        var group = GroupOf(agent);
        var ofContainer = group.OfAgent(agent.Agent).Folder;
        foreach (
            var folder in new[] { AgentFolder.Of(Own, agent).Path, AgentFolder.Of(OfOthers, agent).Path, ofContainer }
        )
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        if (group.NameOf(agent.Agent) is { } name && Directory.Exists(group.Names))
        {
            File.Delete(name);
        }
    }

    private void PrepareInGroup(AgentAddress agent, AgentFolder folder)
    {
        var group = GroupOf(agent);
        GroupFolders.Prepare(group);
        Make(folder.Path, Visible);
        if (group.NameOf(agent.Agent) is { } name && !Path.Exists(name))
        {
            File.CreateSymbolicLink(name, Path.Combine("..", Path.GetFileName(folder.Path)));
        }
    }

    private GroupFolder GroupOf(AgentAddress agent) => GroupFolder.Of(Groups, agent.Group);

    private static void Make(string directory, UnixFileMode mode)
    {
        if (!Directory.Exists(directory))
        {
            Directory.CreateDirectory(directory);
            // Said again, because what a process may not give by default was taken off.
            File.SetUnixFileMode(directory, mode);
        }
    }
}
