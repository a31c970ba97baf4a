using Supervisor.Contracts;
using Supervisor.Contracts.Ids;
using Supervisor.Contracts.Palettes;
using Supervisor.Contracts.Palettes.Rules;
using Supervisor.Node.Audit;

namespace Supervisor.Node.Palettes;

/// <summary>Everything that must hold before a command runs, for every command alike.</summary>
internal static class RequestRules
{
    /// <param name="audit">Hears of who may not.</param>
    public static Outcome<CommandCall> Check(
        RegisteredCommand command,
        CommandRequest request,
        Caller caller,
        IAuditTrail audit
    )
    {
        var call = Check(command, request, caller);
        if (!call.IsOk && ExitCodes.Of(call.Error.Code) == ExitCodes.NotAllowed)
        {
            audit.Take(AuditEntry.Refused(command.FullName, caller, call.Error));
        }

        return call;
    }

    public static Outcome<CommandCall> Check(RegisteredCommand command, CommandRequest request, Caller caller)
    {
        var description = command.Handler.Description;
        if (caller.Role < Roles.Parse(description.Role))
        {
            return RoleTooLow(command, description, caller);
        }

        var arguments = ArgumentRules.Check(command.FullName, description.Arguments, request.Arguments);
        if (!arguments.IsOk)
        {
            return arguments.Error;
        }

        if (request.DryRun && !description.Changes)
        {
            return UsageErrors.NoDryRun(command.FullName);
        }

        var hasId = CommandId.TryParse(request.Id, out var id);
        return hasId || !(description.Changes || request.Id is not null)
            ? new CommandCall(id, arguments.Value, request.DryRun, caller, request.Files)
            : MissingId(command);
    }

    private static OperatorError RoleTooLow(RegisteredCommand command, CommandDescription description, Caller caller) =>
        new(
            ErrorCodes.RoleTooLow,
            $"'{command.FullName}' needs the role {description.Role}.",
            $"The role of {caller.Name} is {Roles.NameOf(caller.Role)}.",
            "Ask someone with that role."
        );

    private static OperatorError MissingId(RegisteredCommand command) =>
        new(
            ErrorCodes.MissingId,
            $"The request to '{command.FullName}' has no id, or none of 1 to 64 letters, digits, dots, dashes and underscores.",
            "The id is what makes a change run once when it is asked for twice.",
            "Make a random one, and use it again when you ask again."
        );
}
