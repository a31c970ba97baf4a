using Supervisor.Actors.Cells;
using Supervisor.Actors.Letters;

namespace Supervisor.Actors.Asking;

/// <summary>What the target's cell knows of a pending ask: enough to tell it that no answer will come.</summary>
internal interface IPromise : IWatcher
{
    void Refuse(DeadLetterReason reason);
}
