using System.ComponentModel;
using System.Net.Sockets;
using Supervisor.Contracts;
using Supervisor.Contracts.Palettes;
using Supervisor.Fleet.Values;
using Supervisor.Node.Readiness.Folders;
using Supervisor.Node.Readiness.Notify;
using Supervisor.Supervision.Definitions;
using Supervisor.Supervision.Ports.Runtime;

namespace Supervisor.Node.Readiness;

/// <summary>
/// Where one agent's words arrive. It is open for one incarnation at a time; the next one takes it over, and nothing an
/// earlier one asks for closes or takes it back.
/// </summary>
internal sealed class AgentDesk(AgentAddress agent, AgentFolders folders, DeskServices services) : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private volatile Opening? _last;
    private volatile DeskTerm? _term;
    private DeskPlace? _place;
    private int _seats;

    public AgentAddress Agent => agent;

    /// <summary>Null while no incarnation may speak.</summary>
    public Opening? Current => _term?.Opening;

    /// <summary>The latest that this daemon knows of, whether or not it has ended.</summary>
    public Opening? Last => _last;

    /// <summary>False when all places are taken.</summary>
    public bool TakeSeat(int most)
    {
        if (Interlocked.Increment(ref _seats) <= most)
        {
            return true;
        }

        LeaveSeat();
        return false;
    }

    public void LeaveSeat() => Interlocked.Decrement(ref _seats);

    public async Task<Outcome<ValueMap<string>>> OpenAsync(WorkloadId id, AgentDefinition definition)
    {
        await _turn.WaitAsync();
        try
        {
            if (Current?.Incarnation != id.Incarnation && await TakeOverAsync(id, definition) is { } problem)
            {
                return problem;
            }

            return IncarnationVariables.Of(id, definition, _term!.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SocketException or Win32Exception)
        {
            return DeskErrors.NotMade(agent, e.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async Task CloseAsync(string incarnation)
    {
        await _turn.WaitAsync();
        try
        {
            if (Current?.Incarnation == incarnation)
            {
                await EndTermAsync();
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>With this incarnation the agent has ended for good.</summary>
    public async Task RemoveAsync(string incarnation)
    {
        await _turn.WaitAsync();
        try
        {
            if (Current is { } open && open.Incarnation != incarnation)
            {
                return;
            }

            await EndTermAsync();
            await LeavePlaceAsync();
            services.Tokens.Forget(_last);
            _last = null;
            folders.Remove(agent);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            services.Log.NotRemoved(agent, e);
        }
        finally
        {
            _turn.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _turn.WaitAsync();
        try
        {
            await EndTermAsync();
            await LeavePlaceAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private async Task<OperatorError?> TakeOverAsync(WorkloadId id, AgentDefinition definition)
    {
        var owner = AgentOwner.Of(definition.Launch);
        if (!owner.IsOk)
        {
            return owner.Error;
        }

        var place = folders.Of(agent, owner.Value);
        var last = _last ?? OpeningFile.Read(place.Folder);
        if (last?.IsPast(id.Incarnation) == true)
        {
            return DeskErrors.Over(id, last.Incarnation);
        }

        folders.Prepare(agent, place);
        await EndTermAsync();
        var stays = _place is { IsThere: true } current && current.Folder == place;
        if (!stays)
        {
            await LeavePlaceAsync();
            DeskPlace.Clear(place);
        }

        var opening = OpeningFile.FindOrMake(id, place, last, services, isNew: !stays) with
        {
            IsListened = definition.Launch is ListenLaunch,
        };
        services.Tokens.Replace(this, _last, opening);
        _last = opening;
        var term = new DeskTerm(opening, place.Folder, NotifySocket.Open(id, place, services));
        await OpenPlaceAsync(place, term);
        return null;
    }

    /// <summary>Last of all: nobody is turned away because what would let it speak is not there yet.</summary>
    private async Task OpenPlaceAsync(DeskFolder place, DeskTerm term)
    {
        try
        {
            _place ??= DeskPlace.Open(this, place, services);
            _term = term;
        }
        catch
        {
            await term.DisposeAsync();
            throw;
        }
    }

    private async ValueTask EndTermAsync()
    {
        if (_term is { } term)
        {
            // First, so that from now on no word counts as the incarnation's, whichever way it is under way.
            _term = null;
            await term.DisposeAsync();
        }
    }

    private async ValueTask LeavePlaceAsync()
    {
        if (_place is { } place)
        {
            _place = null;
            await place.DisposeAsync();
        }
    }
}
