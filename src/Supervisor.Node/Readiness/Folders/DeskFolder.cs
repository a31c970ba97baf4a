namespace Supervisor.Node.Readiness.Folders;

/// <summary>Where one incarnation's sockets are made, and for whom.</summary>
internal sealed record DeskFolder(AgentFolder Folder, FileOwner Owner);
