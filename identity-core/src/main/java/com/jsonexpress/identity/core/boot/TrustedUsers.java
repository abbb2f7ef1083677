package com.jsonexpress.identity.core.boot;

import com.jsonexpress.identity.IssuedSession;
import com.jsonexpress.identity.UserChanges;
import com.jsonexpress.identity.UserCopy;
import com.jsonexpress.identity.UserCopyPage;
import com.jsonexpress.identity.UserPage;
import com.jsonexpress.identity.UserQuery;
import com.jsonexpress.identity.UserTransfer;
import com.jsonexpress.identity.Users;
import com.jsonexpress.identity.access.Audience;
import com.jsonexpress.identity.core.event.Origin;
import com.jsonexpress.identity.core.flow.Flows;
import com.jsonexpress.identity.core.flow.ProvisionUser;
import com.jsonexpress.identity.error.Result;
import com.jsonexpress.identity.field.FieldChanges;
import com.jsonexpress.identity.field.UserSchema;
import com.jsonexpress.identity.schema.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The users for trusted code: the same flows as over HTTP. */
final class TrustedUsers implements Users, UserTransfer {
    private final Flows flows;
    private final Set<String> ephemeral;

    TrustedUsers(Flows flows, Set<String> ephemeral) {
        this.flows = flows;
        this.ephemeral = Set.copyOf(ephemeral);
    }

    @Override
    public UserSchema schema() {
        return flows.schema;
    }

    @Override
    public Optional<User> find(String id) {
        return flows.queryUsers.byId(id);
    }

    @Override
    public Optional<User> findByEmail(String email) {
        return flows.queryUsers.byEmail(email);
    }

    @Override
    public UserPage list(UserQuery query) {
        return flows.queryUsers.page(query).orThrow();
    }

    @Override
    public Result<User> provision(String email, String role, Map<String, Object> fields) {
        return flows.provisionUser.run(
                new ProvisionUser.Command(email, role, FieldChanges.setting(fields), Audience.NOBODY, Origin.TRUSTED));
    }

    @Override
    public UserTransfer transfer() {
        return this;
    }

    @Override
    public Set<String> ephemeral() {
        return ephemeral;
    }

    @Override
    public Result<Outcome> importUser(UserCopy user, Mode mode) {
        return flows.importUser.run(user, mode, Origin.TRUSTED);
    }

    @Override
    public UserCopyPage exportUsers(Optional<String> cursor, boolean withHashes) {
        return flows.exportUsers.page(cursor, withHashes, Origin.TRUSTED).orThrow();
    }

    @Override
    public Result<User> update(String id, UserChanges changes) {
        return flows.updateUser.run(id, changes, Audience.NOBODY, Optional.empty(), Origin.TRUSTED);
    }

    @Override
    public Result<User> invite(String id) {
        return flows.inviteUser.run(id, Origin.TRUSTED);
    }

    @Override
    public Result<User> revoke(String id) {
        return flows.revokeUser.run(id, Origin.TRUSTED);
    }

    @Override
    public Result<User> delete(String id) {
        return flows.deleteUser.run(id, Origin.TRUSTED);
    }

    @Override
    public Result<IssuedSession> issueSession(String id, List<String> authMethods) {
        return flows.issueSession.run(id, authMethods, Origin.TRUSTED);
    }
}
