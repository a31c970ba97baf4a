namespace Supervisor.Contracts.Palettes;

/// <summary>The stable codes of <see cref="OperatorError"/>. Codes are added, never renamed.</summary>
public static class ErrorCodes
{
    public const string UnknownPalette = "usage.unknown-palette";
    public const string UnknownCommand = "usage.unknown-command";
    public const string UnknownArgument = "usage.unknown-argument";
    public const string MissingArgument = "usage.missing-argument";
    public const string MissingValue = "usage.missing-value";
    public const string TooManyValues = "usage.too-many-values";
    public const string BadValue = "usage.bad-value";
    public const string BadLine = "usage.bad-line";
    public const string MissingId = "usage.missing-id";
    public const string NoDryRun = "usage.no-dry-run";
    public const string UnreadableFile = "usage.unreadable-file";

    public const string BadRequest = "request.malformed";
    public const string RequestTooLarge = "request.too-large";
    public const string NoSuchPage = "request.no-such-page";

    public const string TokenMissing = "access.token-missing";
    public const string TokenWrong = "access.token-wrong";
    public const string TokenUnreadable = "access.token-unreadable";
    public const string PeerRefused = "access.peer-refused";
    public const string HostRefused = "access.host-refused";
    public const string OriginRefused = "access.origin-refused";
    public const string RoleTooLow = "access.role-too-low";
    public const string SocketRefused = "access.socket-refused";
    public const string CertificateMissing = "access.certificate-missing";
    public const string CertificateForeign = "access.certificate-foreign";
    public const string CertificateExpired = "access.certificate-expired";
    public const string Denied = "access.denied";
    public const string NotAPerson = "access.not-a-person";
    public const string NotOnRecord = "access.not-on-record";
    public const string RolesUnknown = "access.roles-unknown";
    public const string NotLoggedIn = "access.not-logged-in";
    public const string LoggedIn = "access.logged-in";
    public const string LoginUnreadable = "access.login-unreadable";

    public const string Unreachable = "node.unreachable";
    public const string ConnectionLost = "node.connection-lost";
    public const string BadAnswer = "node.bad-answer";
    public const string Internal = "node.internal";
    public const string Stopping = "node.stopping";
    public const string Busy = "node.busy";

    public const string Interrupted = "command.interrupted";
    public const string OutcomeUnknown = "command.outcome-unknown";
    public const string NotFound = "command.not-found";
    public const string Ambiguous = "command.ambiguous";
    public const string NotReached = "command.not-reached";
    public const string Refused = "command.refused";
    public const string Unavailable = "command.unavailable";
}
