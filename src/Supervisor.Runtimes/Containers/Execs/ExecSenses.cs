using Supervisor.Runtimes.Containers.Execs.Processes;
using Supervisor.Runtimes.Containers.Execs.Watching;

namespace Supervisor.Runtimes.Containers.Execs;

/// <summary>By what is noticed how programs within containers stand, without an engine.</summary>
internal sealed record ExecSenses(IFolderWatch Watch, IProcessSight Sight);
