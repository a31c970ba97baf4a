namespace Supervisor.Supervision.Causes;

/// <summary>Tells the cause of a message: only when somebody asks, since few messages lead to a line in the log.</summary>
internal interface ICauseReader
{
    string CauseOf(object message);
}
