using System.Text.Json.Serialization.Metadata;
using Supervisor.Cluster.Coordination.Etcd.Calls;
using Supervisor.Cluster.Coordination.Etcd.Wire;

namespace Supervisor.Cluster.Coordination.Etcd.Users;

/// <summary>
/// Users that have rights on the keys of one fleet and on nothing else, made by a user who may. Whatever is asked for twice is
/// there once.
/// </summary>
internal sealed class EtcdUsers : IDisposable
{
    /// <summary>The role of etcd that may make users.</summary>
    private const string MakerRole = "root";

    private const string IsThere = "already exists";

    private readonly HttpClient _http;
    private readonly EtcdCalls _calls;
    private readonly EtcdLogin _maker;
    private readonly EtcdKeys _keys;
    private readonly string _role;

    /// <param name="settings">With the login of who makes them.</param>
    public EtcdUsers(EtcdSettings settings, TimeProvider time)
    {
        _maker = settings.Login ?? throw new ArgumentException("Nobody is named who may make users.", nameof(settings));
        _http = new HttpClient(EtcdTransport.Open(settings)) { Timeout = Timeout.InfiniteTimeSpan };
        var members = new EtcdMembers([
            .. settings.Endpoints.Select(endpoint => new EtcdMember(_http, endpoint, time)),
        ]);
        _calls = new EtcdCalls(settings, members, new EtcdTokens(_maker, settings.MemberPatience), time);
        _keys = new EtcdKeys(settings.Prefix);
        _role = NameOf(settings.Prefix);
    }

    /// <summary>What a user or role is called that has to do with these keys.</summary>
    public static string NameOf(string prefix) => prefix.Trim('/').Replace('/', '-');

    /// <summary>Whether the one who asks may make any.</summary>
    public async Task<UsersOutcome> MayMakeAsync()
    {
        var reply = await AskAsync(
            "user/get",
            new EtcdNamed(_maker.User),
            EtcdJson.Default.EtcdNamed,
            EtcdJson.Default.EtcdUser
        );
        return reply.Status switch
        {
            EtcdReplyStatus.Answered when reply.Value!.Roles?.Contains(MakerRole, StringComparer.Ordinal) == true =>
                UsersOutcome.Done,
            EtcdReplyStatus.Answered => UsersOutcome.Forbidden($"The user {_maker.User} has not the role {MakerRole}."),
            _ => OutcomeOf(reply),
        };
    }

    /// <summary>From then on the user has this password, whether he was there or not.</summary>
    public async Task<UsersOutcome> MakeAsync(EtcdLogin user)
    {
        var span = _keys.All;
        var right = new EtcdPermission(EtcdPermission.ReadAndWrite, span.From, span.End);
        var grant = new EtcdRoleGrant(_role, right);
        var given = new EtcdUserGrant(user.User, _role);

        var made = await AddRoleAsync();
        made = made.IsDone ? await DoAsync("role/grant", grant, EtcdJson.Default.EtcdRoleGrant) : made;
        made = made.IsDone ? await AddAsync(new EtcdLoginCall(user.User, user.Password)) : made;
        return made.IsDone ? await DoAsync("user/grant", given, EtcdJson.Default.EtcdUserGrant) : made;
    }

    /// <summary>Nobody is served by that name any more.</summary>
    public async Task<UsersOutcome> RemoveAsync(string user)
    {
        var reply = await AskAsync(
            "user/delete",
            new EtcdNamed(user),
            EtcdJson.Default.EtcdNamed,
            EtcdJson.Default.EtcdDone
        );
        return Says(reply, "user name not found") ? UsersOutcome.Done : OutcomeOf(reply);
    }

    public void Dispose() => _http.Dispose();

    private async Task<UsersOutcome> AddRoleAsync()
    {
        var reply = await AskAsync(
            "role/add",
            new EtcdNamed(_role),
            EtcdJson.Default.EtcdNamed,
            EtcdJson.Default.EtcdDone
        );
        return Says(reply, IsThere) ? UsersOutcome.Done : OutcomeOf(reply);
    }

    private async Task<UsersOutcome> AddAsync(EtcdLoginCall user)
    {
        var reply = await AskAsync("user/add", user, EtcdJson.Default.EtcdLoginCall, EtcdJson.Default.EtcdDone);
        return Says(reply, IsThere)
            ? await DoAsync("user/changepw", user, EtcdJson.Default.EtcdLoginCall)
            : OutcomeOf(reply);
    }

    private async Task<UsersOutcome> DoAsync<TCall>(string verb, TCall call, JsonTypeInfo<TCall> shape) =>
        OutcomeOf(await AskAsync(verb, call, shape, EtcdJson.Default.EtcdDone));

    private Task<EtcdReply<TAnswer>> AskAsync<TCall, TAnswer>(
        string verb,
        TCall call,
        JsonTypeInfo<TCall> shape,
        JsonTypeInfo<TAnswer> answer
    )
        where TAnswer : class =>
        _calls.CallAsync(
            new EtcdRequest<TCall, TAnswer>($"v3/auth/{verb}", call, shape, answer),
            mayRepeat: true,
            _calls.NewDeadline()
        );

    // etcd has one code for all that is not as a change of users assumes.
    private static bool Says<T>(EtcdReply<T> reply, string text)
        where T : class =>
        reply.IsRefusedFor(EtcdCode.FailedPrecondition) && reply.Reason.Contains(text, StringComparison.Ordinal);

    private static UsersOutcome OutcomeOf<T>(EtcdReply<T> reply)
        where T : class =>
        reply.IsAnswered ? UsersOutcome.Done
        : reply.IsRefusedFor(EtcdCode.PermissionDenied) ? UsersOutcome.Forbidden(EtcdOutcomes.Explain(reply))
        : UsersOutcome.Failed(EtcdOutcomes.Explain(reply));
}
