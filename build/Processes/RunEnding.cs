namespace Supervisor.Build.Processes;

internal enum RunEnding
{
    Exited,
    TookTooLong,
    Interrupted,
}
