using Supervisor.Contracts.Guarding.Messages;
using Supervisor.Contracts.Palettes;

namespace Supervisor.Guard.Serving;

/// <summary>Answers that refuse; the id is put in by whoever sends them.</summary>
internal static class GuardAnswers
{
    public static GuardAnswer Refused(OperatorError error) => new(0, error);

    public static GuardAnswer Lacks(GuardRequest request, string what) =>
        Refused(ProtocolErrors.Lacks(request.Kind, what));
}
