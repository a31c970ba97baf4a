namespace Supervisor.Journal.Writer;

/// <summary>How the writer stands with its store.</summary>
/// <param name="Refusal">Why requests are refused; empty while they are taken.</param>
/// <param name="Failure">Why the last commit failed; empty after one that succeeded.</param>
/// <param name="Notice">What the store wants the operator to know although it works; empty when nothing.</param>
/// <param name="IsOverdue">The call under way has missed its deadline: those who waited for it have their answer.</param>
/// <param name="IsClosing">To be closed as soon as nothing is under way.</param>
/// <param name="FailedOpens">How many openings in a row have failed.</param>
internal sealed record WriterState(
    WriterPhase Phase,
    string Refusal = "",
    string Failure = "",
    string Notice = "",
    bool IsOverdue = false,
    bool IsClosing = false,
    int FailedOpens = 0
);
