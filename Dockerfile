# Milepost: web, worker and command line in one image. It runs as a user without rights on a read-only file system: only
# /data (the read model, or the whole log) and /secrets are written to.
ARG NODE=node:26-bookworm-slim

FROM ${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --include=dev --loglevel=error
COPY . .
RUN npm run build

FROM ${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --loglevel=error

FROM ${NODE}
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
COPY --from=packages /app/node_modules node_modules
COPY package.json package.json
COPY examples examples
COPY apps/bootstrap/healthy.mjs apps/bootstrap/healthy.mjs
COPY --from=build /app/dist/apps dist/apps
COPY --from=build /app/dist/libs dist/libs
RUN mkdir /data /secrets && chown node:node /data /secrets && chmod 700 /data /secrets
USER node
VOLUME ["/data", "/secrets"]
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=5m CMD ["node", "apps/bootstrap/healthy.mjs", "http://127.0.0.1:3000/health/ready"]
ENTRYPOINT ["node", "--enable-source-maps"]
CMD ["dist/apps/web/src/main.js"]
